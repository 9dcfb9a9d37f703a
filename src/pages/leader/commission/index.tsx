import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>佣金</Text>
    </View>
  )
}
