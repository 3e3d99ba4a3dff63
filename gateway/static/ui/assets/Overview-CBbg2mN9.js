import{A as e,Aa as t,At as n,Et as r,H as i,K as a,Ln as o,M as s,N as c,Na as l,Oa as u,Oi as d,Pt as f,Qi as p,R as m,W as h,X as g,Yr as _,_i as v,a as y,ca as b,la as x,n as ee,na as te,q as ne,ra as re,si as ie,ta as S,ut as ae}from"./ui-Bk9Tclzj.js";import{t as C}from"./Asked-ypjDUefS.js";import{t as oe}from"./Partial-Du-hm4g8.js";import{_ as w,a as se,b as ce,c as T,d as E,f as D,g as O,h as k,i as A,l as j,m as M,n as le,o as ue,p as N,r as de,s as P,t as fe,u as pe,v as F,y as me}from"./dimensions-CofZLDB9.js";import{F as he,I as ge,M as _e,n as ve,r as ye,t as be}from"./useWidth-ImS_wZVu.js";var xe=class extends Map{constructor(e,t=Te){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(Se(this,e))}has(e){return super.has(Se(this,e))}set(e,t){return super.set(Ce(this,e),t)}delete(e){return super.delete(we(this,e))}};function Se({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function Ce({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function we({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Te(e){return typeof e==`object`&&e?e.valueOf():e}function Ee(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var De=Symbol(`implicit`);function Oe(){var e=new xe,t=[],n=[],r=De;function i(i){let a=e.get(i);if(a===void 0){if(r!==De)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new xe;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Oe(t,n).unknown(r)},_e.apply(i,arguments),i}function ke(){var e=Oe().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Ee(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return ke(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},_e.apply(d(),arguments)}var Ae=ye(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function je(e){return Ae(ke(),e)}function I(e){return function(){return e}}var L=Math.PI,R=2*L,z=1e-6,Me=R-z;function Ne(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Pe(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return Ne;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var Fe=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?Ne:Pe(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>z){if(!(Math.abs(u*s-c*l)>z)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((L-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>z&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>z||Math.abs(this._y1-l)>z)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%R+R),d>Me?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>z&&this._append`A${n},${n},0,${+(d>=L)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};Fe.prototype;function Ie(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new Fe(t)}Array.prototype.slice;function Le(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Re(e){this._context=e}Re.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function ze(e){return new Re(e)}function Be(e){return e[0]}function Ve(e){return e[1]}function He(e,t){var n=I(!0),r=null,i=ze,a=null,o=Ie(s);e=typeof e==`function`?e:e===void 0?Be:I(e),t=typeof t==`function`?t:t===void 0?Ve:I(t);function s(s){var c,l=(s=Le(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:I(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:I(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:I(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function Ue(e,t){e(t)}function We(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=He();return e&&Ue(i.x,e),t&&Ue(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var Ge=l(ge()),B=u();function Ke(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,d=We({x:r,y:i,defined:l,curve:s});return t?(0,B.jsx)(B.Fragment,{children:t({path:d})}):(0,B.jsx)(`path`,{ref:c,className:(0,Ge.default)(`visx-linepath`,o),d:d(n)||``,fill:a,strokeLinecap:`round`,...u})}var V=l(t(),1),qe=64;function Je(e,t,n){let r=Math.max(...e.map(e=>Ye(e,t)),0);return{x:je({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:ve({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function Ye({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function Xe(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/qe)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function Ze({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function Qe(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function H({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function $e(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?H(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?H(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function et({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:s,stop:c,choose:l,point:u}){let{href:d,marks:f,name:p,text:m,isPart:h}=e,[g,_]=[s(0),H(e)],v=tt({column:e,kind:n,series:r,x:i,width:a,y:s}),y=e=>{let n=_.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:c===n?0:-1,onFocus:()=>{l(n),u()}}},b=(0,B.jsxs)(B.Fragment,{children:[(0,B.jsx)(`rect`,{className:P.ground,x:i-(o-a)/2,width:o,y:0,height:g}),f.map((e,t)=>e.href===void 0?v[t]:null)]});return(0,B.jsxs)(`g`,{className:P.column,"data-part":h||void 0,onPointerEnter:u,children:[d===null?b:(0,B.jsx)(`a`,{href:d,"aria-label":`${p}${h?`, in part`:``}: ${m}`,...y(`column`),children:b}),f.map((e,t)=>e.href===void 0||!v[t]?null:(0,B.jsx)(`a`,{href:e.href,"aria-label":`${p}: ${e.label??e.text}`,...y(t),children:v[t]},t))]})}function tt({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=Ze(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return(0,B.jsx)(`circle`,{className:P.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return(0,B.jsx)(`rect`,{className:P.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var U=44,nt=20,rt=6;function it({label:e,kind:t,columns:n,series:r,print:i,height:a=150}){let o=(0,V.useRef)(null),s=be(o),[c,l]=(0,V.useState)(null),[u,d]=(0,V.useState)(null),{x:f,y:p,isEmpty:m}=Je(n,t,{width:s,height:a,left:U,bottom:nt,top:rt}),h=c??at(n),g=e=>{let t=$e(n,h,e.key);t&&(e.preventDefault(),e.stopPropagation(),l(t),o.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},_=u===null?void 0:n[u];return(0,B.jsxs)(`div`,{className:P.chart,ref:o,style:{height:a},children:[s>0&&(0,B.jsxs)(`svg`,{width:s,height:a,role:`group`,"aria-label":e,onKeyDown:g,onPointerLeave:()=>d(null),onBlur:()=>d(null),children:[(0,B.jsx)(ot,{y:p,width:s,print:i,isEmpty:m}),(0,B.jsx)(st,{columns:n,x:f,width:s,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>Qe(n,r).map((n,r)=>(0,B.jsx)(Ke,{data:n,x:({key:e})=>(f(e)??0)+f.bandwidth()/2,y:({value:e})=>p(e),className:P.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>(0,B.jsx)(et,{column:e,index:n,kind:t,series:r,x:f(e.key)??0,width:f.bandwidth(),step:f.step(),y:p,stop:h.column===n?h.link:null,choose:e=>l({column:n,link:e}),point:()=>d(n)},e.key))]}),_&&(0,B.jsx)(ct,{column:_,series:r,at:(f(_.key)??0)+f.bandwidth()/2,width:s})]})}function at(e){return{column:e.findLastIndex(e=>H(e).length>0),link:0}}function ot({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return(0,B.jsx)(`g`,{"aria-hidden":!0,children:i.map(r=>(0,B.jsxs)(he,{top:e(r),children:[(0,B.jsx)(`line`,{className:P.grid,x1:U,x2:t}),(0,B.jsx)(`text`,{className:P.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function st({columns:e,x:t,width:n,height:r}){let i=Xe(e.length,n-U);return(0,B.jsx)(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return(0,B.jsx)(`text`,{className:P.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function ct({column:e,series:t,at:n,width:r}){let i=n>r/2;return(0,B.jsxs)(`div`,{className:P.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[(0,B.jsx)(`b`,{children:e.name}),e.isPart&&(0,B.jsx)(`small`,{children:` in part`}),(0,B.jsx)(`ul`,{children:t.map(({title:t,colour:n},r)=>(0,B.jsxs)(`li`,{children:[(0,B.jsx)(`i`,{"data-colour":n}),(0,B.jsx)(`span`,{children:t}),(0,B.jsx)(`span`,{children:e.marks[r]?.text})]},t))})]})}function lt({label:e,columns:t,series:n}){return(0,B.jsx)(m,{label:`${e}, table`,className:P.table,children:(0,B.jsxs)(`table`,{children:[(0,B.jsx)(`thead`,{children:(0,B.jsxs)(`tr`,{children:[(0,B.jsx)(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>(0,B.jsx)(`th`,{scope:`col`,children:e},e))]})}),(0,B.jsx)(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>(0,B.jsxs)(`tr`,{children:[(0,B.jsxs)(`th`,{scope:`row`,children:[n===null?t:(0,B.jsx)(`a`,{href:n,children:t}),i&&(0,B.jsx)(`small`,{children:` in part`})]}),r.map((e,t)=>(0,B.jsx)(`td`,{children:e.href===void 0?e.text:(0,B.jsx)(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function W({title:e,kind:t,columns:n,series:r,print:i,height:a=150,children:s}){let[c,l]=(0,V.useState)(!1),u=(0,V.useId)();return(0,B.jsxs)(`section`,{className:P.card,"aria-labelledby":u,children:[(0,B.jsxs)(`header`,{children:[(0,B.jsx)(`h2`,{id:u,children:e}),(0,B.jsx)(o,{className:P.switch??``,"aria-label":`${e}: ${c?`chart`:`table`}`,onPress:()=>l(!c),children:c?`Chart`:`Table`})]}),s,c?(0,B.jsx)(lt,{label:e,columns:n,series:r}):(0,B.jsx)(it,{label:`${e} by time`,kind:t,columns:n,series:r,print:i,height:a}),r.length>1&&!c&&(0,B.jsx)(ut,{series:r})]})}function ut({series:e}){return(0,B.jsx)(`ul`,{className:P.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>(0,B.jsxs)(`li`,{children:[(0,B.jsx)(`i`,{"data-colour":t}),(0,B.jsx)(`bdi`,{children:(0,B.jsx)(n,{text:e})})]},e))})}var dt=6e4,G=60*dt*24,ft=[[`MINUTE`,100*dt],[`HOUR`,3*G],[`DAY`,92*G],[`WEEK`,550*G]];function pt(e,t){return ft.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function mt(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function ht(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var gt=d(`
  query Overview($filter: CompletionFilter, $bucket: Bucket!, $hasBefore: Boolean!) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
      }
    }
  }
`),_t=d(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),vt=d(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),yt=d(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),bt=d(`
  query OverviewMetadataKeys($filter: CompletionFilter) {
    metadataKeys(filter: $filter, first: 100) {
      nodes {
        name
        count
      }
    }
  }
`),xt=d(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),St=d(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        ungradedCount
        gradesPerCompletion
        progress {
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),Ct=d(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),wt=864e5,Tt=({filter:e,range:t,hasBefore:n,zone:r})=>b({queryKey:[`overview`,e??{},r],queryFn:async({signal:i})=>{let a=await Et(e,t,i),{data:o,errors:s}=await v(gt,{filter:e??null,bucket:{unit:a,zone:r,fill:!0},hasBefore:n},{signal:i});if(!o.totals&&!o.times)throw s[0]??Error(`the figures are missing`);let{building:c=!1,progress:l=null}=o.insightStatus??{};return{asOf:o.totals?.asOf??``,unit:a,totals:o.totals?.rows[0]??null,times:o.times?.rows??[],building:c?l??0:null,errors:s}}});async function Et(e,t,n){if(t?.from!=null&&t.to!==null)return pt(t.from,t.to);let{data:r,errors:i}=await v(_t,{filter:e??null},{signal:n});if(!r.completionStats)throw i[0]??Error(`the days are missing`);let a=r.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[o=0]=a;return pt(o,(a.at(-1)??o)+wt)}var Dt=({filter:e,hasBefore:t},n,r)=>b({queryKey:[`overview`,`groups`,e??{},n.name,r],queryFn:async({signal:i})=>{let a={filter:e??null,groupBy:[n.dimension],orderBy:[{field:r}],first:20,key:n.key??``,isMetadata:n.key!==null,hasBefore:t},{data:o,errors:s}=await v(vt,a,{signal:i});if(!o.completionStats)throw s[0]??Error(`the groups are missing`);return{...o.completionStats,errors:s}}}),Ot=({filter:e,zone:t},n,r)=>b({queryKey:[`overview`,`series`,e??{},n,t,r],queryFn:async({signal:i})=>{let[a=null,o=null,s=null,c=null,l=null]=r.map(t=>y(e,t)),{data:u,errors:d}=await v(yt,{bucket:{unit:n,zone:t,fill:!0},a,b:o,c:s,d:c,e:l,hasB:!!o,hasC:!!s,hasD:!!c,hasE:!!l},{signal:i});if(d[0])throw d[0];return kt(u).slice(0,r.length)}});function kt(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var At=({filter:e})=>b({queryKey:[`overview`,`keys`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:r}=await v(bt,{filter:e??null},{signal:t});if(!n.metadataKeys)throw r[0]??Error(`the keys are missing`);return n.metadataKeys.nodes}}),K={status:{eq:`FAILED`}},jt=({filter:e})=>b({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let n={filter:y(e,K)},{data:r,errors:i}=await v(xt,n,{signal:t});if(!r.completions)throw i[0]??Error(`the failures are missing`);return r.completions.nodes}}),Mt=()=>b({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await v(St,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),Nt=()=>b({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await v(Ct,{},{signal:e});if(!t.completions)throw n[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Pt(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=mt(i,t);return i.map((e,t)=>{let i=ht(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function q(e,t,n){let r=Pt(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>T({filter:e?y(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Ft(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:F,columns:q(e,t,({count:e,failedCount:t},n)=>({text:`${N(e)} calls, ${N(t)} failed`,marks:[{value:e-t,text:N(e-t)},{value:t,text:N(t),...t>0&&{href:n(K),label:`${N(t)} failed`}}]}))}}function It(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:me,columns:q(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${O(e)} failed, ${N(t)} of ${N(n)}`,marks:[{value:e,text:O(e)}],only:K,isEmpty:t===0}))}}function Lt(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:M,columns:q(e,t,({cost:e,unpricedCount:t})=>({text:M(k(e))+(t>0?`, without ${N(t)} unpriced`:``),marks:[{value:k(e),text:M(k(e))}],order:`-COST`}))}}function Rt(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:F,columns:q(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${N(e)} tokens, ${N(t)} of prompts, ${N(n)} of completions`,marks:[{value:t,text:N(t)},{value:n,text:N(n)}],order:`-TOTAL_TOKENS`}))}}function zt(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:ce,columns:q(e,t,({p50:e,p95:t,p99:n})=>({text:`p50 ${w(e)}, p95 ${w(t)}, p99 ${w(n)}`,marks:[e,t,n].map(e=>({value:e,text:w(e)})),order:`-DURATION`}))}}var J=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:N,side:F,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:O,side:me,of:e=>e.failureRate,only:K},{field:`COST`,title:`Cost`,kind:`bars`,print:M,side:M,of:e=>k(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:N,side:F,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:w,side:ce,of:e=>e.p95,order:`-DURATION`}],Bt=[1,2,3,4,5];function Vt(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Pt(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=y(n.own,s),m=t.only?y(p,t.only):p;return{value:d,text:f,href:T({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e},t)=>({title:e,colour:Bt[t]??`other`})),columns:s,print:t.side}}function Ht({scope:e,by:t,unit:n,measure:r,rows:i}){let a=(0,V.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=le(t,{text:e,value:n});return r?[{title:de(t,e),condition:r}]:[]}),[i,t]),o=Ot(e,n,a.map(({condition:e})=>e)),s=x({...o,enabled:a.length>0});if(a.length===0)return null;let c=i.length>5?`, the first 5`:``;return(0,B.jsx)(C,{query:s,queryKey:o.queryKey,children:i=>{let o={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=a.map((e,t)=>({...e,rows:i[t]??[]}));return(0,B.jsx)(W,{title:`${r.title} by ${t.title.toLowerCase()}${c}`,height:190,...Vt(s,r,o)})}})}var Y={page:`_page_11ews_1`,facts:`_facts_11ews_8`,ways:`_ways_11ews_22`,cards:`_cards_11ews_29`,wide:`_wide_11ews_47`,ghost:`_ghost_11ews_52`,figure:`_figure_11ews_59`,three:`_three_11ews_99`,breakdown:`_breakdown_11ews_105`,list:`_list_11ews_121`,choice:`_choice_11ews_126`,groups:`_groups_11ews_161`,share:`_share_11ews_231`,none:`_none_11ews_247`,note:`_note_11ews_252`,lists:`_lists_11ews_261`,cross:`_cross_11ews_328`};function Ut({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return(0,B.jsx)(m,{label:`By ${t.title}, table`,className:Y.groups,children:(0,B.jsxs)(`table`,{children:[(0,B.jsx)(`thead`,{children:(0,B.jsxs)(`tr`,{children:[(0,B.jsx)(`th`,{scope:`col`,children:t.title}),J.slice(0,4).map(e=>(0,B.jsx)(Wt,{measure:e,isOrder:e===r},e.field)),(0,B.jsx)(`th`,{scope:`col`,children:`p50`}),J.slice(4).map(e=>(0,B.jsx)(Wt,{measure:e,isOrder:e===r},e.field))]})}),(0,B.jsx)(`tbody`,{children:i.map(r=>(0,B.jsx)(Gt,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function Wt({measure:{field:e,title:t},isOrder:n}){return(0,B.jsx)(`th`,{scope:`col`,"aria-sort":n?`descending`:void 0,children:(0,B.jsxs)(S,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[t,(0,B.jsx)(`span`,{"aria-hidden":!0,children:n?` ▾`:``})]})})}function Gt({scope:e,by:t,total:r,most:i,row:a}){let[o=null]=a.group,s=de(t,o),c=le(t,{text:o,value:a.metadata}),l=c&&y(e.of.own,c),u=(t,n)=>l&&T({filter:t?y(l,t):l,range:e.range,order:n}),{previous:d,unpricedCount:f}=a,[p,m]=[k(a.cost),k(d?.cost)],h=r===null||r===0?null:a.count/r;return(0,B.jsxs)(`tr`,{children:[(0,B.jsxs)(`th`,{scope:`row`,children:[(0,B.jsx)(Z,{href:u(),children:(0,B.jsx)(`bdi`,{className:o===null?Y.none:void 0,children:(0,B.jsx)(n,{text:s})})}),(0,B.jsx)(`span`,{className:Y.share,"aria-hidden":!0,children:(0,B.jsx)(`i`,{style:{width:`${a.count/i*100}%`}})})]}),(0,B.jsx)(X,{change:D(d?.count,a.count,j),more:h!==null&&O(h),children:N(a.count)}),(0,B.jsx)(X,{change:D(d?.failureRate,a.failureRate,pe,!0),children:a.failedCount>0?(0,B.jsx)(Z,{href:u(K),children:O(a.failureRate)}):O(a.failureRate)}),(0,B.jsx)(X,{change:D(m,p,j),more:f>0&&`${N(f)} unpriced`,children:(0,B.jsx)(Z,{href:p===null?null:u(void 0,`-COST`),children:M(p)})}),(0,B.jsx)(X,{change:D(d?.totalTokens,a.totalTokens,j),children:(0,B.jsx)(`span`,{title:N(a.totalTokens),children:F(a.totalTokens)})}),(0,B.jsx)(X,{change:D(d?.p50,a.p50,E),children:w(a.p50)}),(0,B.jsx)(X,{change:D(d?.p95,a.p95,E),children:(0,B.jsx)(Z,{href:u(void 0,`-DURATION`),children:w(a.p95)})})]})}function X({change:e,more:t,children:n}){return(0,B.jsxs)(`td`,{children:[(0,B.jsxs)(`span`,{children:[n,t!==void 0&&t!==!1&&(0,B.jsxs)(`small`,{children:[` `,t]})]}),(0,B.jsx)(ue,{change:e})]})}function Z({href:e,children:t}){return e===null?t:(0,B.jsx)(`a`,{href:e,children:t})}var Q=[`model`,`tag`,`user`,`kind`,`failure`];function Kt({scope:e,unit:t,total:n}){let{by:r=`model`,o:i}=re({from:`/overview`}),[a]=J,o=J.find(({field:e})=>e===i)??a,s=A(r)??A(`model`),c=(0,V.useId)();return!s||!o?null:(0,B.jsxs)(`section`,{className:Y.breakdown,"aria-labelledby":c,children:[(0,B.jsxs)(`header`,{children:[(0,B.jsxs)(`h2`,{id:c,children:[`By `,s.key===null?s.title.toLowerCase():s.title]}),(0,B.jsx)(qt,{scope:e,by:s})]}),(0,B.jsx)(Jt,{scope:e,by:s,unit:t,total:n,measure:o})]})}function qt({scope:e,by:t}){let n=te({from:`/overview`}),r=x(At(e)),i=Q.includes(t.name),a=e=>void n({search:t=>({...t,by:e})}),o=r.data?.map(({name:e})=>e)??[],s=t.key!==null&&!o.includes(t.key)?[t.key]:[];return(0,B.jsxs)(`nav`,{"aria-label":`Group by`,className:Y.choice,children:[Q.map(e=>(0,B.jsx)(S,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===t.name?`true`:void 0,children:A(e)?.title},e)),(0,B.jsxs)(`select`,{"aria-label":`Group by something else`,value:i?``:t.name,"data-chosen":!i||void 0,onChange:({currentTarget:{value:e}})=>e!==``&&a(e),children:[(0,B.jsx)(`option`,{value:``,children:`Other…`}),fe.filter(e=>!Q.includes(e)).map(e=>(0,B.jsx)(`option`,{value:e,children:A(e)?.title},e)),o.length+s.length>0&&(0,B.jsx)(`optgroup`,{label:`Metadata`,children:[...s,...o].map(e=>(0,B.jsx)(`option`,{value:se(e),children:e},e))})]})]})}function Jt({scope:e,by:t,unit:n,total:r,measure:i}){let a=Dt(e,t,i.field),o=x(a);return(0,B.jsx)(C,{query:o,queryKey:a.queryKey,children:({rows:a,isComplete:o})=>(0,B.jsxs)(B.Fragment,{children:[(0,B.jsx)(Ht,{scope:e,by:t,unit:n,measure:i,rows:a}),(0,B.jsx)(Ut,{scope:e,by:t,total:r,measure:i,rows:a}),(0,B.jsxs)(`p`,{className:Y.note,children:[!o&&`The first ${a.length} by ${i.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function Yt({scope:e,of:{totals:t,times:n,unit:r}}){let{own:i}=e.of,{range:a,zone:o}=e,[s,c,l,u,d]=(0,V.useMemo)(()=>{let e={own:i,range:a,unit:r,zone:o};return[Ft,It,Lt,Rt,zt].map(t=>t(n,e))},[n,i,a,r,o]);if(!s||!c||!l||!u||!d)return null;let f=e=>T({filter:e?y(i,e):i,range:a});return(0,B.jsxs)(`div`,{className:Y.cards,children:[(0,B.jsx)(W,{title:`Calls`,...s,children:t&&(0,B.jsx)(Xt,{of:t,href:f()})}),(0,B.jsx)(W,{title:`Failure rate`,...c,children:t&&(0,B.jsx)(Zt,{of:t,href:f(K)})}),(0,B.jsx)(W,{title:`Cost`,...l,children:t&&(0,B.jsx)(Qt,{of:t,href:f({cost:{isNull:!0}})})}),(0,B.jsx)(W,{title:`Tokens`,...u,children:t&&(0,B.jsx)($t,{of:t})}),(0,B.jsx)(`div`,{className:Y.wide,children:(0,B.jsx)(W,{title:`Duration`,...d,children:t&&(0,B.jsx)(en,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return(0,B.jsxs)(`p`,{className:Y.figure,children:[(0,B.jsx)(`b`,{children:e}),(0,B.jsxs)(`span`,{children:[(0,B.jsx)(ue,{change:t,...n!==void 0&&{before:n}}),r]})]})}function Xt({of:e,href:t}){let{previous:n}=e,r=D(n?.count,e.count,j);return(0,B.jsx)($,{figure:(0,B.jsx)(`a`,{href:t,children:N(e.count)}),change:r,before:N(n?.count),children:n&&(0,B.jsxs)(`small`,{children:[`from `,N(n.count)]})})}function Zt({of:e,href:t}){let{previous:n}=e;return(0,B.jsx)($,{figure:O(e.failureRate),change:D(n?.failureRate,e.failureRate,pe,!0),before:O(n?.failureRate),children:(0,B.jsx)(`small`,{children:e.failedCount>0?(0,B.jsxs)(`a`,{href:t,children:[N(e.failedCount),` failed`]}):`none failed`})})}function Qt({of:e,href:t}){let[n,r]=[k(e.cost),k(e.previous?.cost)];return(0,B.jsx)($,{figure:M(n),change:D(r,n,j),before:M(r),children:e.unpricedCount>0&&(0,B.jsxs)(`small`,{children:[`without `,(0,B.jsxs)(`a`,{href:t,children:[N(e.unpricedCount),` calls of unknown price`]})]})})}function $t({of:e}){let{totalTokens:t,previous:n}=e;return(0,B.jsx)($,{figure:(0,B.jsx)(`span`,{title:N(t),children:F(t)}),change:D(n?.totalTokens,t,j),before:N(n?.totalTokens),children:n&&(0,B.jsxs)(`small`,{children:[`from `,F(n.totalTokens)]})})}function en({of:e}){let{previous:t}=e;return(0,B.jsx)(`div`,{className:Y.three,children:[`p50`,`p95`,`p99`].map(n=>(0,B.jsx)($,{figure:(0,B.jsxs)(B.Fragment,{children:[(0,B.jsx)(`small`,{children:n}),` `,w(e[n])]}),change:D(t?.[n],e[n],E),before:w(t?.[n])},n))})}var tn=`-7d`;function nn(){let e=ee(`/overview`,tn),t=p(ie);return(0,V.useMemo)(()=>{let n={...e,setRange:t=>e.setRange(t??`..`)},i=n.range&&h(n.range,n.now),a=i?.from!=null;return{of:n,range:i,filter:g(n.own,i),hasBefore:a,zone:r(t),before:a?rn(n.rangeText):null}},[e,t])}function rn(e){let t=e===void 0?null:ne(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function an({scope:{of:e}}){let t=x({...Nt(),enabled:e.own===void 0});return e.own===void 0&&t.data===!1?(0,B.jsx)(s,{}):(0,B.jsxs)(c,{title:e.own?`Nothing matches`:`No calls in this range`,children:[e.own&&(0,B.jsxs)(`p`,{children:[`No completion fits `,(0,B.jsx)(`code`,{children:ae(e.own)}),e.range?` within the range of time.`:`.`]}),(0,B.jsxs)(`p`,{children:[e.own&&(0,B.jsx)(o,{onPress:()=>e.setOwn(void 0),children:`Clear the filter`}),` `,e.range&&(0,B.jsx)(o,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,(0,B.jsx)(S,{to:`/completions`,children:`All completions`})]})]})}function on({scope:t,all:r}){let i=jt(t),a=x(i),o=(0,V.useId)(),s=T({filter:y(t.of.own,K),range:t.range});return(0,B.jsxs)(`section`,{className:Y.list,"aria-labelledby":o,children:[(0,B.jsxs)(`header`,{children:[(0,B.jsx)(`h2`,{id:o,children:`Newest failures`}),(0,B.jsxs)(`a`,{href:s,children:[`All `,r===null?``:N(r)]})]}),(0,B.jsx)(C,{query:a,queryKey:i.queryKey,children:t=>(0,B.jsx)(`ul`,{children:t.map(({id:t,createdAt:r,model:i,failureKind:a,failureReason:o})=>(0,B.jsxs)(`li`,{children:[(0,B.jsxs)(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:[(0,B.jsxs)(`span`,{children:[(0,B.jsxs)(`span`,{"aria-hidden":!0,className:Y.cross,children:[`✕`,` `]}),(0,B.jsx)(`bdi`,{children:(0,B.jsx)(n,{text:a??`failed`})})]}),(0,B.jsx)(`small`,{children:(0,B.jsx)(e,{at:r})})]}),(0,B.jsxs)(`p`,{title:o??void 0,children:[i!==null&&(0,B.jsx)(`bdi`,{children:(0,B.jsx)(n,{text:i})}),i!==null&&o!==null&&` · `,(0,B.jsx)(`bdi`,{children:(0,B.jsx)(n,{text:o??``})})]})]},t))})})]})}var sn=1e4;function cn(){let e=Mt(),t=x(e),r=(0,V.useId)();return(0,B.jsxs)(`section`,{className:Y.list,"aria-labelledby":r,children:[(0,B.jsxs)(`header`,{children:[(0,B.jsx)(`h2`,{id:r,children:`Waiting to be graded`}),(0,B.jsx)(`a`,{href:`#/tasks`,children:`All tasks`})]}),(0,B.jsx)(C,{query:t,queryKey:e.queryKey,children:({nodes:e})=>e.length===0?(0,B.jsx)(`p`,{children:`There is no task yet.`}):(0,B.jsx)(`ul`,{children:e.map(e=>(0,B.jsxs)(`li`,{children:[(0,B.jsxs)(`a`,{href:T({filter:{ungradedForTask:e.id}}),children:[(0,B.jsx)(`span`,{children:(0,B.jsx)(`bdi`,{children:(0,B.jsx)(n,{text:e.name||e.id})})}),(0,B.jsxs)(`b`,{children:[N(e.ungradedCount),e.ungradedCount>=sn&&`+`,` ungraded`]})]}),(0,B.jsxs)(`p`,{children:[e.progress&&(0,B.jsxs)(B.Fragment,{children:[N(e.progress.lastDay),` graded in the last day · `]}),(0,B.jsx)(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,(0,B.jsx)(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function ln(){let e=nn(),t=Tt(e),n=x(t),{renew:r}=e.of,a=(0,V.useMemo)(()=>()=>{r(),n.refetch()},[r,n.refetch]);return _((0,V.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:a}],[a])),(0,B.jsx)(f,{title:`Overview`,children:(0,B.jsxs)(`div`,{className:Y.page,children:[(0,B.jsx)(i,{of:e.of}),(0,B.jsx)(C,{query:n,queryKey:t.queryKey,skeleton:(0,B.jsx)(dn,{}),children:t=>(0,B.jsxs)(B.Fragment,{children:[(0,B.jsx)(un,{scope:e,of:t,reload:a}),(0,B.jsx)(oe,{errors:t.errors,retry:()=>void n.refetch()}),t.totals?.count===0?(0,B.jsx)(an,{scope:e}):(0,B.jsx)(Yt,{scope:e,of:t}),(0,B.jsxs)(`div`,{className:Y.lists,children:[(t.totals?.failedCount??0)>0&&(0,B.jsx)(on,{scope:e,all:t.totals?.failedCount??null}),(0,B.jsx)(cn,{})]}),t.totals?.count!==0&&(0,B.jsx)(Kt,{scope:e,unit:t.unit,total:t.totals?.count??null})]})})]})})}function un({scope:{of:t,range:n,before:r},of:{asOf:i,building:s},reload:c}){let l=n&&a(n),u=e=>new Date(e).toISOString();return(0,B.jsxs)(`div`,{className:Y.facts,children:[(0,B.jsxs)(`p`,{children:[n?.from!=null&&n.to!==null?(0,B.jsxs)(B.Fragment,{children:[(0,B.jsx)(e,{at:u(n.from)}),` – `,(0,B.jsx)(e,{at:u(n.to)})]}):`All time`,r!==null&&(0,B.jsxs)(B.Fragment,{children:[` · compared with `,r]}),i!==``&&(0,B.jsxs)(B.Fragment,{children:[` `,`· counted up to `,(0,B.jsx)(e,{at:i})]})]}),s!==null&&(0,B.jsxs)(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(s*100),` %): until it is, figures may be of a part of the calls.`]}),(0,B.jsxs)(`span`,{className:Y.ways,children:[(0,B.jsx)(o,{onPress:c,children:`Count anew`}),n&&l&&(0,B.jsx)(S,{to:`/compare`,search:{a:g(t.own,l)??{},b:g(t.own,n)??{}},children:`What has changed since?`})]})]})}function dn(){return(0,B.jsx)(`div`,{className:Y.cards,children:[1,2,3,4,5].map(e=>(0,B.jsx)(`span`,{className:Y.ghost},e))})}export{ln as Overview};