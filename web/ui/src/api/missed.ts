/** Where too much was missed to be told one by one, and the whole list is read anew. */
import { ApiError } from "./errors";

/** By then it is there, as a rule; else it can be cancelled. */
const READ_MILLISECONDS = 2000;

/**
 * For `missed` of a follower whose list has a cursor of its own once it is read, and a follower with it.
 *
 * @throws ApiError where that has not come: it may be that somebody has cancelled it.
 */
export async function readAnew(reload: () => void): Promise<never> {
  reload();
  await new Promise((resolve) => setTimeout(resolve, READ_MILLISECONDS));
  throw new ApiError("MISSED", {
    message: "Too much has changed meanwhile to be told one by one: what is shown is of before.",
  });
}
