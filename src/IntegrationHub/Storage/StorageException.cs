namespace IntegrationHub.Storage;

/// <summary>
/// The store cannot be had, and an operator must act. The message's first line says why and what to do;
/// the process prints it and ends.
/// </summary>
internal sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
