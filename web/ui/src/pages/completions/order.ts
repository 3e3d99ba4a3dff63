export * from "@/state/order";
