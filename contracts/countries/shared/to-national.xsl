<?xml version="1.0" encoding="UTF-8"?>
<!-- Imported by every map of a document that goes to a national system. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" exclude-result-prefixes="#all">

  <xsl:include href="codes.xsl"/>

  <!-- what is printed for a leaf: its text, the word for its data status, or the word for a value that was not released -->
  <xsl:function name="trm:shown" as="xs:string">
    <xsl:param name="leaf" as="element()?"/>
    <xsl:sequence select="if (empty($leaf)) then trm:word('withheld')
        else if ($leaf/@trm_dataStatus) then trm:label('trm_DataStatus', $leaf/@trm_dataStatus) else trm:text($leaf)"/>
  </xsl:function>

  <!-- the national code a leaf had where it came from, without the country and the table -->
  <xsl:function name="trm:original" as="xs:string?">
    <xsl:param name="leaf" as="element()?"/>
    <xsl:sequence select="$leaf/@trm_originalCode ! string()"/>
  </xsl:function>
</xsl:stylesheet>
