import { Component, type ReactNode } from "react";

interface Props {
  children: ReactNode;
  otherwise: ReactNode;
  onFail?: () => void;
}

/** Shows something simpler when what it should show cannot be loaded or drawn. */
export class OrElse extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.onFail?.();
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
