// Stands in for the package Amazon.JSII.Runtime where only the types of generated code are to be checked: nothing here runs.
using System;
using System.Runtime.CompilerServices;

namespace Amazon.JSII.Runtime.Deputy
{
    public sealed class ByRefValue
    {
    }

    public sealed class DeputyProps
    {
        public DeputyProps(object[] arguments)
        {
        }
    }

    public abstract class DeputyBase
    {
        protected DeputyBase(DeputyProps props)
        {
        }

        protected DeputyBase(ByRefValue reference)
        {
        }

        protected T GetInstanceProperty<T>([CallerMemberName] string name = null) => throw new NotSupportedException();

        protected void SetInstanceProperty<T>(T value, [CallerMemberName] string name = null) => throw new NotSupportedException();

        protected static T GetStaticProperty<T>(Type type, [CallerMemberName] string name = null) => throw new NotSupportedException();

        protected T InvokeInstanceMethod<T>(Type[] types, object[] arguments, [CallerMemberName] string name = null) => throw new NotSupportedException();

        protected void InvokeInstanceVoidMethod(Type[] types, object[] arguments, [CallerMemberName] string name = null) => throw new NotSupportedException();

        protected static T InvokeStaticMethod<T>(Type type, Type[] types, object[] arguments, [CallerMemberName] string name = null) => throw new NotSupportedException();

        protected static void InvokeStaticVoidMethod(Type type, Type[] types, object[] arguments, [CallerMemberName] string name = null) => throw new NotSupportedException();
    }
}
