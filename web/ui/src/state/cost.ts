/** Why a call has no cost, in words. */

interface Costless {
  usage: object | null;
  model: string | null;
}

export function whyNoCost({ usage, model }: Costless): string {
  if (usage === null) return "no usage was reported";
  if (model === null) return "no model is named";
  return "there is no sure price of this model, or of all that was used of it";
}
