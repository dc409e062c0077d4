<?xml version="1.0" encoding="UTF-8"?>
<!--
  A canonical message from a system that speaks it: the same elements, without indents, composed characters. Names are built anew, so that no
  prefix and no namespace declaration of the form goes further. Nothing else is changed; what is wrong stays wrong and is refused.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" exclude-result-prefixes="#all">

  <xsl:template match="*">
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates select="* | text()"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text()">
    <xsl:value-of select="normalize-unicode(., 'NFC')"/>
  </xsl:template>

  <xsl:template match="text()[../*][not(normalize-space())]"/>
</xsl:stylesheet>
