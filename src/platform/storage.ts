/** Small things this phone keeps for itself, as JSON. Nothing is trusted that comes back; absent means undefined. */
export declare function read<T>(key: string): T | undefined
export declare function write(key: string, value: unknown): void
export declare function forget(key: string): void
