export const useMark: string;
export function useBuild(build: string): void;
