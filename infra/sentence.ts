/** The problems that have a sentence for the person who deploys; anything else is a fault of ours and keeps its stack. */
const said = new Set(["ConfigProblem", "PolicyProblem", "RightProblem"]);

/** Does the work of a command. A problem that the person can mend is printed as its sentence, with exit code 1. */
export async function orSentence(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && said.has(error.name))) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
