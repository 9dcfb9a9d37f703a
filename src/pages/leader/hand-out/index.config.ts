export default definePageConfig({ navigationBarTitleText: '扫码交货' })
