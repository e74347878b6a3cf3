"use client";

import dynamic from "next/dynamic";
import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { startOf } from "#lib/client/new-tool-targets.ts";
import { NewToolView } from "#lib/client/new-tool-view.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { GuideSteps } from "./guide-steps.tsx";

const loading = () => <ListSkeleton label="Loading the step" />;
// A step comes with the page that opens on it; the others when they are reached.
const ChooseType = dynamic(() => import("./choose-type.tsx").then((module) => module.ChooseType), { ssr: false, loading });
const DescribeStep = dynamic(() => import("./describe-step.tsx").then((module) => module.DescribeStep), { ssr: false, loading });
const TryStep = dynamic(() => import("./try-step.tsx").then((module) => module.TryStep), { ssr: false, loading });
const WriteStep = dynamic(() => import("./write-step.tsx").then((module) => module.WriteStep), { ssr: false, loading });

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
