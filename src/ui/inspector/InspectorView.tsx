export function InspectorView() { return null; }
