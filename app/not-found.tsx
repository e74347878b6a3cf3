import Link from "next/link";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { Button } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <AuthFrame title="Not found" description="There is nothing at this address, or it is not open to you.">
      <Button asChild className="w-fit">
        <Link href="/">Go to the studio</Link>
      </Button>
    </AuthFrame>
  );
}
