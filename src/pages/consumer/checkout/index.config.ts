export default definePageConfig({ navigationBarTitleText: '确认与付款' })
