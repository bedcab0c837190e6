namespace IntegrationHub.Rpc;

/// <summary>Either what was asked for or a <see cref="Rpc.Refusal"/>.</summary>
internal readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Null: there is a value.</summary>
    public Refusal? Refusal { get; }

    public bool IsRefused(out Refusal refusal, out T value)
    {
        refusal = Refusal!;
        value = this.value!;
        return Refusal is not null;
    }

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Refusal is { } no ? no : map(value!);

    /// <summary>For the door of a feature only: the value, or the refusal thrown as a gRPC status.</summary>
    public T OrRefuse() => Refusal is { } no ? throw no.ToRpcException() : value!;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
