/** The problems that have a sentence for that person; anything else is a fault of ours and keeps its stack. */
const said = new Set(["ConfigProblem", "PolicyProblem", "RightProblem"]);

/** Whether a problem is one that the person who deploys can mend: its message is all that they need. */
export const isSaid = (error: unknown): error is Error => error instanceof Error && said.has(error.name);

/** Does the work of a command. A problem that the person can mend is printed as its sentence, with exit code 1. */
export async function orSentence(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isSaid(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
