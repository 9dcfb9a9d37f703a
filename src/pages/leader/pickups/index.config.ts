export default definePageConfig({ navigationBarTitleText: '按楼交货' })
