import { runName } from "./names.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { bertTraining } from "./workloads.ts";

const reason =
  'AlgorithmError: ExecuteUserScriptError:\nExitCode 1\nErrorMessage "torch.OutOfMemoryError: CUDA out of memory. ' +
  "Tried to allocate 2.50 GiB. GPU 3 has a total capacity of 79.11 GiB of which 1.32 GiB is free. " +
  'Of the allocated memory 74.06 GiB is allocated by PyTorch"\n' +
  'Command "/opt/conda/bin/python3.11 train.py --epochs 3 --learning_rate 3e-5 --per_device_train_batch_size 64", exit code: 1';

/** Expensive machines and a CUDA out-of-memory error. */
export const trainingFails: Scenario = {
  id: "training-fails",
  title: "Training job runs out of GPU memory",
  description:
    "bert-large-p5 fails after ten minutes on four ml.p5.48xlarge. The card should say what went wrong and what to do.",
  minutes: 15,
  play(sim) {
    sim.training.create(
      prod,
      { ...bertTraining(prod), TrainingJobName: runName(sim, "bert-large-p5") },
      { startSeconds: 180, runSeconds: 660, ending: { ends: "Failed", reason } },
    );
  },
};
