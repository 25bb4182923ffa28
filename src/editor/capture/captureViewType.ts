/** By this VS Code knows the tab of the capture form. */
export const captureViewType = 'groundplan.capture';
