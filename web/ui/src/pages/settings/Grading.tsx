/** How one grades: while an answer can be taken back, and what a digit does. */
import { digitSends, gradeTimer, undoSeconds } from "@/state/preferences";
import { Choice } from "./Choice";

export function Grading() {
  return (
    <>
      <Choice
        label="A grade is sent after"
        of={undoSeconds}
        choices={[
          ["0", "no time: it cannot be undone"],
          ["5", "5 seconds"],
          ["10", "10 seconds"],
          ["30", "30 seconds"],
        ]}
      />
      <Choice
        label="In a form of one field, a digit"
        of={digitSends}
        choices={[
          ["on", "chooses and submits"],
          ["off", "chooses"],
        ]}
      />
      <Choice
        label="How long I take"
        of={gradeTimer}
        choices={[
          ["off", "is not shown"],
          ["on", "is shown to me"],
        ]}
      />
    </>
  );
}
