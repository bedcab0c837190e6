using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Storage;

/// <summary>Adds positional parameters in the order of their $n.</summary>
internal static class SqlParameters
{
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
        where T : notnull
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
        where T : notnull
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>A parameter that may be null needs its type named.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(Nullable(value, type));
        return command;
    }

    /// <inheritdoc cref="With(NpgsqlCommand, object?, NpgsqlDbType)"/>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(Nullable(value, type));
        return command;
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
