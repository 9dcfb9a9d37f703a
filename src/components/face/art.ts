/** Drawn people by the id of their face: the demo's, in the browser only. */
export declare const faces: Record<string, string>
