import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>扫码交货</Text>
    </View>
  )
}
