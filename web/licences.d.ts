interface Plugin {
  name: string;
}

export const NOTICES_OF_MONACO: string[];
export function thirdPartyLicences(
  fileName: string,
  notices: string[],
): { plugin(): Plugin; writer(): Plugin };
