import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>隐私说明</Text>
    </View>
  )
}
