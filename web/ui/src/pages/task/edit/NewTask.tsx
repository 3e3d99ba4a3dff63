import { Page } from "@/frame/Page";

export function NewTask() {
  return <Page title="New task">…</Page>;
}
