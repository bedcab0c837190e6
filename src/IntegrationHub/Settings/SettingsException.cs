namespace IntegrationHub.Settings;

/// <summary>A setting with which the hub cannot start. The message names it and says what would do.</summary>
internal sealed class SettingsException(string message) : Exception(message);
