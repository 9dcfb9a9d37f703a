import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>货与价</Text>
    </View>
  )
}
