import type { Cast } from "./model.ts";

const ANA = "U0ANA00001";
const BO = "U0BO000001";
const CHI = "U0CHI00001";
const DEE = "U0DEE00001";
const ELI = "U0ELI00001";
const BOT = "U0SAGEMAKER";
const everyone = [ANA, BO, CHI, DEE, ELI, BOT];

/**
 * The playground's people, channels and user groups. Dee is in no group, so that refusals can be seen; Ana makes the models
 * and is an approver as well, so that four eyes can be.
 */
export const defaultCast: Cast = {
  team: { id: "T0PLAYGROUND", domain: "playground", name: "Playground" },
  bot: { appId: "A0CHATOPS01", botId: "B0SAGEMAKER", userId: BOT, name: "SageMaker" },
  people: [
    { id: ANA, handle: "ana", name: "Ana Lima", color: "#2f7d5b" },
    { id: BO, handle: "bo", name: "Bo Berg", color: "#b4552d" },
    { id: CHI, handle: "chi", name: "Chi Nguyen", color: "#4a5fb5" },
    { id: DEE, handle: "dee", name: "Dee Osei", color: "#8a4f9e" },
    { id: ELI, handle: "eli", name: "Eli Sato", color: "#a63d5f" },
  ],
  channels: [
    channel("C0TRAINING", "ml-training", "Training, tuning, processing and transform jobs"),
    channel("C0APPROVALS", "ml-approvals", "Model packages and gates that wait for a decision"),
    channel("C0DEPLOYMENTS", "ml-deployments", "Pipelines, what they register, and endpoints"),
    channel("C0OPS", "ml-ops", "What needs the people who run this"),
  ],
  groups: [
    { id: "S0ENGINEERS", handle: "ml-engineers", name: "ML engineers", users: [ANA, BO, CHI] },
    { id: "S0APPROVERS", handle: "ml-approvers", name: "Model approvers", users: [ANA, BO, CHI, ELI] },
  ],
};

function channel(id: string, name: string, topic: string) {
  return { id, name, topic, isPrivate: false, members: everyone };
}
