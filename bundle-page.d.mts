export function bundlePage(folder: string): Promise<{ inputs: Record<string, unknown> }>;
