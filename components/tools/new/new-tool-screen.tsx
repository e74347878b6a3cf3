"use client";

import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { startOf } from "#lib/client/new-tool-targets.ts";
import { NewToolView } from "#lib/client/new-tool-view.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { ChooseType } from "./choose-type.tsx";
import { DescribeStep } from "./describe-step.tsx";
import { GuideSteps } from "./guide-steps.tsx";
import { TryStep } from "./try-step.tsx";
import { WriteStep } from "./write-step.tsx";

/** Three steps to a tool that runs. The address says which, so that each can be linked and Back leads to the one before. */
export function NewToolScreen() {
  const { workspace } = useStudio();
  const { params } = useAddress();
  const view = NewToolView.parse(params);
  const start = startOf(view);
  const step = view.tool !== undefined ? 2 : start !== null || view.write !== undefined ? 1 : 0;
  return (
    <div className="space-y-6">
      <div className="space-y-4">
        <Breadcrumb places={[{ label: "Tools", href: `/${workspace.slug}/tools` }]} current="new" />
        <PageHeader title="New tool" description="Choose what it runs, say what it is for, try it." />
        <GuideSteps current={step} />
      </div>
      {view.tool !== undefined ? (
        <TryStep id={view.tool} />
      ) : start !== null ? (
        <DescribeStep key={`${start.key} ${start.id}`} from={start} />
      ) : view.write !== undefined ? (
        <WriteStep key={view.write} language={view.write} />
      ) : (
        <ChooseType chosen={view.type} />
      )}
    </div>
  );
}
