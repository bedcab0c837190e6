namespace IntegrationHub.Attachments.Content;

/// <summary>Why a file is not taken.</summary>
/// <param name="Harmful">False: it is only not what it was announced to be.</param>
/// <param name="Cause">Ends the sentence "The content …", without anything the file says itself.</param>
internal sealed record ContentFault(bool Harmful, string Cause)
{
    public static ContentFault NotThat(string cause) => new(Harmful: false, cause);

    public static ContentFault Harm(string cause) => new(Harmful: true, cause);
}
