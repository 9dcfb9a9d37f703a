import { Page } from '@/components/page'

export default function Placeholder() {
  return <Page title="会员" tab="card" />
}
