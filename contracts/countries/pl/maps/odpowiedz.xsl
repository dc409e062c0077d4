<?xml version="1.0" encoding="UTF-8"?>
<!-- M04 ReferralDecision -> odpowiedz -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:pl="urn:trmgateway:pl"
                xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="doreczone.xsl"/>

  <xsl:template match="/c:ReferralDecision">
    <odpowiedz>
      <xsl:call-template name="pl:komunikat"/>
      <xsl:attribute name="jezyk" select="$trm:context?language"/>
      <xsl:apply-templates select="c:Decision, c:Contact, c:Losses/c:trm_Loss, c:Sealed/c:trm_SealedPart" mode="form"/>
    </odpowiedz>
  </xsl:template>
</xsl:stylesheet>
