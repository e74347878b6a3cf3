import Link from "next/link";

interface Props {
  workspace: string;
  toolId: string;
  executionId: string;
}

export function ExecutionLink({ workspace, toolId, executionId }: Props) {
  return (
    <Link
      href={`/${workspace}/tools/${toolId}?tab=logs&execution=${executionId}`}
      className="text-sm text-primary underline-offset-4 hover:underline"
    >
      Open in the log
    </Link>
  );
}
