import { config } from "zod";

// Next runs this before any other code of ours. Our Content-Security-Policy forbids the code generation that zod would otherwise try out.
config({ jitless: true });
