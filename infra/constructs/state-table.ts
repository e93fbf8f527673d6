import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, Table, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";

interface StateTableProps {
  /** A table that an earlier deployment left behind. */
  readonly existing: string | undefined;
  /** True only while a deployment is taken down together with its data. */
  readonly deleteData: boolean;
}

/** The bot's memory: states, cards, claims and the audit trail. Outlives the stack unless it is told otherwise. */
export class StateTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;

  constructor(scope: Construct, id: string, { existing, deleteData }: StateTableProps) {
    super(scope, id);
    const table =
      existing !== undefined
        ? Table.fromTableName(this, "Table", existing)
        : new TableV2(this, "Table", {
            partitionKey: { name: "pk", type: AttributeType.STRING },
            sortKey: { name: "sk", type: AttributeType.STRING },
            billing: Billing.onDemand(),
            encryption: TableEncryptionV2.dynamoOwnedKey(),
            timeToLiveAttribute: "expiresAt",
            pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
            deletionProtection: !deleteData,
            removalPolicy: deleteData ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
          });
    this.tableName = table.tableName;
    this.tableArn = table.tableArn;
  }
}
