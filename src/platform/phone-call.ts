/** Opens the phone's dialler with this number. A cancelled call is no error. */
export declare function call(number: string): void
