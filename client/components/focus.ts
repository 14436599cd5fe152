/** Focus that moves with the key that asks for it: what is typed in the next moment must not fall into the record. */

/** For the field a dialog is about; the trap of focus waits a moment longer. */
export const takeFocus = (input: HTMLInputElement | null) => input?.focus({ preventScroll: true })

/** Leaves the text that is being written, before the dialog is there. */
export function leaveText(): void {
  const written = document.activeElement
  if (written instanceof HTMLElement && written.isContentEditable) written.blur()
}
