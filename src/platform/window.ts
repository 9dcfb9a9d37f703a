/** Sizes of the window in CSS px, read once: WeChat does not change them while the app lives. */
export interface WindowInfo {
  width: number
  height: number
  /** Height of the system's status bar, which a page of ours lies under. */
  statusBar: number
  /** Height of our own bar below it, so that it lines up with WeChat's capsule. */
  navBar: number
  /** How much of the right edge the capsule takes. */
  capsule: number
  safeBottom: number
}

export declare function windowInfo(): WindowInfo

/** True when the person has set a large font for the whole phone: then elder mode is offered. */
export declare function hasLargeSystemFont(): boolean
