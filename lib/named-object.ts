/** An object that is referred to by its name: a construct of ours, of cdk8s-plus, any `ApiObject`, or what `fromXName` returns. */
export interface NamedObject {
  readonly name: string;
}
