import type { Request } from '../../ui/src/lib/api/types/Request';

export function hello(version: string): string;
export function ask(id: number, request: Request): string;
