import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>会员</Text>
    </View>
  )
}
