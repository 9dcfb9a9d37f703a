import { Page } from '@/components/page'

export default function Placeholder() {
  return <Page title="正在装的箱" />
}
