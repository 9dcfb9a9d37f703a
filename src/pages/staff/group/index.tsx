import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>管一个团</Text>
    </View>
  )
}
