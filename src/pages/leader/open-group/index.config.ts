export default definePageConfig({ navigationBarTitleText: '开一个团' })
