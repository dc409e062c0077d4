<?xml version="1.0" encoding="UTF-8"?>
<!-- zgloszenie -> M03 ReferralRequest -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pl="urn:trmgateway:pl" xmlns="urn:trmgateway:messages:1"
                exclude-result-prefixes="#all">

  <xsl:import href="wspolne.xsl"/>

  <xsl:template match="zgloszenie" mode="form">
    <ReferralRequest>
      <xsl:call-template name="pl:naglowek"/>
      <xsl:apply-templates select="pokrzywdzony" mode="form"/>
      <xsl:apply-templates select="przypuszczenie" mode="form"/>
      <xsl:apply-templates select="wykorzystanie" mode="form"/>
      <xsl:apply-templates select="czasDoNamyslu" mode="form"/>
      <xsl:apply-templates select="ochronaMiedzynarodowa" mode="form"/>
      <xsl:apply-templates select="postepowanie" mode="form"/>
      <xsl:apply-templates select="potrzeby" mode="form"/>
      <xsl:apply-templates select="ryzyko" mode="form"/>
      <xsl:apply-templates select="dziecko" mode="form"/>
      <xsl:apply-templates select="zgody" mode="form"/>
      <xsl:apply-templates select="kontakt" mode="form"/>
      <xsl:apply-templates select="zastepstwo" mode="form"/>
    </ReferralRequest>
  </xsl:template>
</xsl:stylesheet>
