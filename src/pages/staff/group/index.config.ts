export default definePageConfig({ navigationBarTitleText: '管一个团' })
