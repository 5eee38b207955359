import type {
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

const OBJECT_COST = 2;
const SCALAR_COST = 1;
const DEPTH_FACTOR = 1.5;

interface Reckoning {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Of fragments: a document may name one a thousand times. */
  readonly known: Map<string, number>;
}

/**
 * What an operation costs, by the rule that limits single queries (a field costs 1, one with fields 2 and one and a
 * half times what is below, all times `first`), with `first` read from the variables too. The document must be valid.
 */
export function operationCost(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  variables: Readonly<Record<string, unknown>> = {},
): number {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  return below(operation.selectionSet, { variables, fragments: byName, known: new Map() });
}

const below = ({ selections }: SelectionSetNode, reckoning: Reckoning): number =>
  selections.reduce((sum, each) => sum + costOf(each, reckoning), 0);

function costOf(node: SelectionNode, reckoning: Reckoning): number {
  if (node.kind === 'InlineFragment') return below(node.selectionSet, reckoning);
  if (node.kind === 'FragmentSpread') return fragmentCost(node.name.value, reckoning);
  if (!node.selectionSet) return SCALAR_COST;
  return firstOf(node, reckoning) * (OBJECT_COST + DEPTH_FACTOR * below(node.selectionSet, reckoning));
}

function fragmentCost(name: string, reckoning: Reckoning): number {
  const known = reckoning.known.get(name);
  if (known !== undefined) return known;
  const fragment = reckoning.fragments.get(name);
  const cost = fragment ? below(fragment.selectionSet, reckoning) : 0;
  reckoning.known.set(name, cost);
  return cost;
}

function firstOf(node: FieldNode, { variables }: Reckoning): number {
  const value = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  const given =
    value?.kind === 'Variable' ? variables[value.name.value] : value?.kind === 'IntValue' ? value.value : 1;
  return Math.max(1, Number(given) || 1);
}
